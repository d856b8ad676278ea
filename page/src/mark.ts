// The marks of the lanes, small: told apart by shape, so that colour is never all there is.

const SVG = "http://www.w3.org/2000/svg";

const SHAPES: Record<string, [name: string, attributes: Record<string, string>, className: string][]> = {
  ship: [["path", { d: "M0,-6V6" }, "thick"]],
  empty: [["circle", { r: "3.5" }, "open a"]],
  part: [["path", { d: "M0,0V6" }, "thick soft"]],
  cloudy: [["path", { d: "M-3,3L0,-3L3,3" }, "soft"]],
  unread: [["circle", { r: "2" }, "faint"]],
  sure: [["circle", { r: "4.2" }, "full"]],
  unsure: [["circle", { r: "3.8" }, "open"]],
  several: [["circle", { r: "3.8" }, "open dash"]],
  absent: [["path", { d: "M-4,-4L4,4M-4,4L4,-4" }, "thick a"]],
};

export function drawMark(kind: string): SVGSVGElement {
  const drawn = document.createElementNS(SVG, "svg");
  drawn.setAttribute("viewBox", "-7 -8 14 16");
  drawn.setAttribute("aria-hidden", "true");
  for (const [name, attributes, className] of SHAPES[kind] ?? []) {
    const shape = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value);
    shape.setAttribute("class", className);
    drawn.append(shape);
  }
  return drawn;
}
