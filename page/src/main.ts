import "./style.css";
import { startAsking } from "./asking";
import { readCase } from "./data";
import { startLanes } from "./lanes";
import { startMap } from "./map";
import { startTime } from "./time";
import { startTip } from "./tip";
import { startViews } from "./views";
import { WhatIf } from "./network/whatif";
import { startWhatIf } from "./what-if";
import { Words } from "./words";

const held = readCase();
const words = new Words(held);
startAsking(held, words);
startLanes(held, words);
startTime(held, words);
startTip();
startViews();
startMap(held, words);
const whatIf = held.network && new WhatIf(held.network);
startWhatIf(held, whatIf, words);

// For whoever would rather ask by hand, in the browser's console: deadreckon.whatIf.of("…").
Object.assign(window, {
  deadreckon: { case: held, WhatIf, whatIf },
});
