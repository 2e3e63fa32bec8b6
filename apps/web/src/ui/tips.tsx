import { useEffect, useRef, type ReactNode } from "react";
import classes from "./tips.module.css";

const id = "kept-tip";
const delayMs = 300;
const gap = 6;
const edge = 8;

/** What an element says when it is pointed at or reached by the keyboard. */
export function tip(text: string): { readonly "data-tip": string } {
  return { "data-tip": text };
}

function tippedAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element
    ? target.closest<HTMLElement>("[data-tip]")
    : null;
}

/** Above what it belongs to, or below where there is no room; never outside the window. */
function place(box: HTMLElement, target: HTMLElement): void {
  const at = target.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  const above = at.top - height - gap;
  const middle = at.left + at.width / 2 - width / 2;
  const most = Math.max(edge, window.innerWidth - width - edge);
  box.style.top = `${above < edge ? at.bottom + gap : above}px`;
  box.style.left = `${Math.min(Math.max(edge, middle), most)}px`;
}

/**
 * The one tooltip of the page. A tooltip per button would cost every row a dozen hooks and the first page a
 * library; this one listens for all of them.
 */
export function Tips(): ReactNode {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = ref.current;
    if (box === null) return undefined;
    return listen(box);
  }, []);
  return (
    <div
      ref={ref}
      id={id}
      role="tooltip"
      popover="manual"
      className={classes["tip"]}
    />
  );
}

function listen(box: HTMLElement): () => void {
  let timer: number | undefined;
  let target: HTMLElement | null = null;

  const hide = (): void => {
    window.clearTimeout(timer);
    if (target?.getAttribute("aria-describedby") === id)
      target.removeAttribute("aria-describedby");
    target = null;
    if (box.matches(":popover-open")) box.hidePopover();
  };
  const show = (next: HTMLElement): void => {
    const text = next.dataset["tip"] ?? "";
    if (text === "" || !next.isConnected) return;
    box.textContent = text;
    box.showPopover();
    place(box, next);
    // What the name of the thing says already is not read out twice.
    if (
      next.getAttribute("aria-label") !== text &&
      !next.hasAttribute("aria-describedby")
    )
      next.setAttribute("aria-describedby", id);
  };
  const turnTo = (next: HTMLElement | null, wait: number): void => {
    if (next === target) return;
    hide();
    if (next === null) return;
    target = next;
    timer = window.setTimeout(() => {
      show(next);
    }, wait);
  };

  const stop = new AbortController();
  const on = { signal: stop.signal, passive: true, capture: true };
  document.addEventListener(
    "pointerover",
    (event) => {
      // Whoever moves onto the words may read them in peace.
      if (event.target === box) return;
      turnTo(tippedAt(event.target), delayMs);
    },
    on,
  );
  document.addEventListener(
    "focusin",
    (event) => {
      const next = tippedAt(event.target);
      if (next?.matches(":focus-visible") === true) turnTo(next, 0);
    },
    on,
  );
  for (const kind of ["pointerdown", "focusout", "scroll"] as const)
    document.addEventListener(kind, hide, on);
  document.addEventListener(
    "keydown",
    ({ key }) => {
      if (key === "Escape") hide();
    },
    on,
  );
  return () => {
    stop.abort();
    hide();
  };
}
