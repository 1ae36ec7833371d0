import {byId, create, initialsOf} from './markup.js';

/** @typedef {{agent: {id: string, name: string}, agents: {id: string, name: string}[], phoneUrl: string | null}} Me */

/** Shows who is logged in, and whom else one may be. */
export async function showAccount() {
  const response = await fetch('/api/me');
  /** @type {Me} */
  const {agent, agents, phoneUrl} = await response.json();
  byId('agent-name', HTMLElement).textContent = agent.name;
  byId('agent-initials', HTMLElement).textContent = initialsOf(agent.name);
  const links = agents.map(({id, name}) => {
    const link = create('a', {href: `/login?as=${encodeURIComponent(id)}`, textContent: name});
    if (id === agent.id) link.setAttribute('aria-current', 'true');
    return create('li', {}, link);
  });
  byId('agents', HTMLElement).replaceChildren(...links);
  byId('phone-item', HTMLElement).hidden = phoneUrl === null;
  if (phoneUrl !== null) byId('phone-link', HTMLAnchorElement).href = phoneUrl;
}
