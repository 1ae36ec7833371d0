/** So far before it can be seen, it is as good as seen. */
const AHEAD = '400px';

const waiting = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

/** Calls back once, when this comes near to what is seen. */
export function whenInSight(element: Element, run: () => void): () => void {
  observer ??= new IntersectionObserver(tell, {rootMargin: AHEAD, scrollMargin: AHEAD} satisfies Margins);
  waiting.set(element, run);
  observer.observe(element);
  return () => {
    waiting.delete(element);
    observer?.unobserve(element);
  };
}

/** `scrollMargin` counts in the pane that scrolls; engines that do not know it begin at its edge. */
interface Margins extends IntersectionObserverInit {
  readonly scrollMargin: string;
}

function tell(entries: readonly IntersectionObserverEntry[]): void {
  for (const {isIntersecting, target} of entries) {
    if (!isIntersecting) continue;
    observer?.unobserve(target);
    const run = waiting.get(target);
    waiting.delete(target);
    run?.();
  }
}
