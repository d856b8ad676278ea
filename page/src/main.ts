import "./style.css";
import { startAsking } from "./asking";
import { readCase } from "./data";
import { startLanes } from "./lanes";
import { startTime } from "./time";
import { startTip } from "./tip";
import { startViews } from "./views";
import { Words } from "./words";

const held = readCase();
const words = new Words(held);
startAsking(held, words);
startLanes(held, words);
startTime(held, words);
startTip();
startViews();
