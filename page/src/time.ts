// The time slider: between map and lanes, as wide as the lanes' axis, with play.

import type { Case } from "./data";
import { change, state } from "./state";
import { make, type Words } from "./words";

const HOUR = 3_600_000;
const PLAYED_IN = 18_000; // milliseconds for the whole case

export function startTime(held: Case, words: Words): void {
  const axis = document.querySelector<SVGSVGElement>(".lanes svg[data-start]");
  const stage = document.querySelector("#stage");
  if (!axis || !stage || !Object.keys(held.records).length) return;
  const first = Date.parse(axis.dataset["start"] ?? "");
  const last = Date.parse(axis.dataset["end"] ?? "");
  const bar = make("div", "time");
  const play = make("button", "play", words.say("play"));
  const slider = make("input");
  const shown = make("output", "", words.say("whole"));
  play.type = "button";
  slider.type = "range";
  slider.min = "0";
  slider.max = String(Math.ceil((last - first) / HOUR));
  slider.value = slider.max;
  slider.setAttribute("aria-label", words.say("time"));
  slider.setAttribute("aria-valuetext", words.say("whole"));
  bar.append(play, slider, shown);
  stage.querySelector(".lanes")?.before(bar);

  const set = (time: number | null): void => {
    const at = time === null ? last : Math.min(Math.max(time, first), last);
    slider.value = String(Math.round((at - first) / HOUR));
    const text = time === null || at >= last ? words.say("whole") : words.day(at);
    shown.textContent = text + unseen(time);
    slider.setAttribute("aria-valuetext", text);
    change({ time: time === null || at >= last ? null : at });
  };
  slider.addEventListener("input", () => {
    stop();
    set(first + Number(slider.value) * HOUR);
  });
  slider.addEventListener("keydown", (event) => {
    const days = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 7, PageDown: -7 }[
      event.key
    ];
    if (!days) return;
    event.preventDefault();
    stop();
    set((state.time ?? last) + days * 24 * HOUR);
  });

  /** Names the ships of which nothing tells where they were: what is shaded is where each could be. */
  const unseen = (time: number | null): string => {
    if (time === null || time >= last) return "";
    const ships = held.silences
      .filter(({ from, to }) => Date.parse(from) <= time && time <= Date.parse(to))
      .map(({ vessel }) => held.vessels[vessel]?.label ?? vessel);
    return ships.length ? words.say("unseen", { ships: [...new Set(ships)].join(", ") }) : "";
  };

  let running = 0;
  const stop = (): void => {
    cancelAnimationFrame(running);
    running = 0;
    play.textContent = words.say("play");
    play.classList.remove("on");
  };
  play.addEventListener("click", () => {
    if (running) return stop();
    const from = state.time ?? first;
    const began = performance.now();
    play.textContent = words.say("pause");
    play.classList.add("on");
    const tick = (now: number): void => {
      const at = from + ((now - began) / PLAYED_IN) * (last - first);
      if (at >= last) {
        stop();
        return set(null);
      }
      running = requestAnimationFrame(tick);
      set(at);
    };
    set(from);
    running = requestAnimationFrame(tick);
  });

  for (const lanes of document.querySelectorAll<SVGSVGElement>(".lanes svg[data-start]")) {
    lanes.addEventListener("click", (event) => {
      if ((event.target as Element).closest("[data-record]")) return;
      const box = lanes.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * lanes.viewBox.baseVal.width;
      const left = Number(lanes.dataset["left"]);
      const right = Number(lanes.dataset["right"]);
      if (x < left - 6) return;
      stop();
      set(first + ((x - left) / (right - left)) * (last - first));
    });
  }
}
