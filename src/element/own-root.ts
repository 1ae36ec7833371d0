import {adoptStyles, LitElement} from 'lit';

/** An element that draws its root anew: what a server drew there makes room, since the page may know more by now. */
export abstract class OwnRoot extends LitElement {
  readonly #styles;

  constructor() {
    super();
    this.#styles = new.target.elementStyles;
  }

  protected override createRenderRoot(): ShadowRoot {
    const root = this.shadowRoot ?? this.attachShadow({mode: 'open'});
    root.replaceChildren();
    adoptStyles(root, this.#styles);
    return root;
  }
}
