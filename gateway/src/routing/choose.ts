/** An agent who might get an offer. */
export interface Candidate {
  readonly id: string;
  readonly available: boolean;
  /** Offers and tasks that take a slot, those in wrap-up included. */
  readonly load: number;
  readonly capacity: number;
  /** Since when this agent waits for work, ms. */
  readonly waitingSince: number;
}

export const isFree = ({available, load, capacity}: Candidate): boolean => available && load < capacity;

/** The Available agent with a free slot who has waited longest; undefined when there is none. */
export function chooseAgent(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.filter(isFree).toSorted((a, b) => a.waitingSince - b.waitingSince || (a.id < b.id ? -1 : 1))[0];
}
