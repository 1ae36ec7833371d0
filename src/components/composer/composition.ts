/** So long after a composition a keydown still belongs to it, unless a key was let go meanwhile, in ms. */
const AFTERMATH = 250;

/** Tells the Enter that picks a word in an input method from the Enter that is meant for us. */
export class Composition {
  #endedAt = -Infinity;

  /** On `compositionend`. */
  end({timeStamp}: Event): void {
    this.#endedAt = timeStamp;
  }

  /** On `keyup`: what comes next is a key of its own. */
  release(): void {
    this.#endedAt = -Infinity;
  }

  /** On each `keydown`. Some engines end the composition first and then send the key that ended it. */
  owns(event: KeyboardEvent): boolean {
    const justEnded = event.timeStamp - this.#endedAt < AFTERMATH;
    this.#endedAt = -Infinity;
    // oxlint-disable-next-line typescript/no-deprecated -- 229 is all that Safari says of a key the input method took
    return event.isComposing || event.keyCode === 229 || justEnded;
  }
}
