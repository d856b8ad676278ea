// One view at a time beside the stage; the address says which, so that "back" goes back.

const root = document.documentElement;

/** Shows the view that the address names, or the one that holds what it names. */
export function startViews(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("nav.views a")];
  const follow = (): void => {
    const id = decodeURIComponent(location.hash.slice(1));
    const target = id ? document.getElementById(id) : null;
    const view = target?.closest<HTMLElement>(".view")?.dataset["view"] ?? "";
    show(view || (id && root.dataset["view"]) || first());
    if (target && !target.classList.contains("view")) reveal(target);
  };
  const show = (view: string): void => {
    root.dataset["view"] = view;
    for (const link of links) {
      if (link.dataset["view"] === view) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    for (const part of document.querySelectorAll<HTMLElement>(".view")) {
      part.classList.toggle("shown", part.dataset["view"] === view);
    }
  };
  addEventListener("hashchange", follow);
  // A view changes where the reader is: only what lies above the bar stays out of sight.
  const bar = document.querySelector("nav.views");
  for (const link of links) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      if (link.hash !== location.hash) history.pushState(null, "", link.hash);
      const stuck = (bar?.getBoundingClientRect().top ?? 1) <= 0;
      follow();
      dispatchEvent(new Event("viewchange"));
      if (stuck) document.getElementById("views")?.scrollIntoView({ behavior: "instant" });
    });
  }
  root.classList.add("live");
  follow();
}

/** On a wide page map and time stand beside every view, so that the first view is another. */
function first(): string {
  return matchMedia("(min-width: 1180px)").matches ? "voyages" : "map";
}

function reveal(target: HTMLElement): void {
  target.closest("details")?.setAttribute("open", "");
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  // What was not drawn yet gets its height on the way there: look again until it stays.
  const settle = (left: number): void => {
    target.scrollIntoView({ block: "center", behavior: "instant" });
    if (left) requestAnimationFrame(() => settle(left - 1));
  };
  settle(3);
}
