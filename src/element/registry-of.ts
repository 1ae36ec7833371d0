/** Where the tags inside an element are registered: the page's registry, or one it has been given for its own. */
export const registryOf = ({shadowRoot}: Element): CustomElementRegistry =>
  shadowRoot?.customElementRegistry ?? customElements;
