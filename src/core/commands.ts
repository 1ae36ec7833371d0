import type {DeskCommand} from './protocol.js';
import type {Revealed} from './reveal.js';
import type {AskOptions} from './session-options.js';
import {OWN, type DeskState} from './state.js';
import type {Target} from './task.js';

/** One method per command that needs nothing but the contact centre's answer. */
export abstract class DeskCommands extends EventTarget {
  abstract get state(): DeskState;

  /** The one door for commands. */
  abstract command(command: DeskCommand, options?: AskOptions): Promise<void>;

  setAgentState(state: 'available' | 'idle', codeId: string | null = null, options?: AskOptions): Promise<void> {
    return this.command({type: 'setAgentState', state, codeId}, options);
  }

  signOut(options?: AskOptions): Promise<void> {
    return this.command({type: 'signOut'}, options);
  }

  /** Signs this agent out everywhere but at this device. */
  closeOtherDesks(options?: AskOptions): Promise<void> {
    return this.command({type: 'closeOtherDesks'}, options);
  }

  accept(taskId: string, options?: AskOptions): Promise<void> {
    return this.command({type: 'accept', taskId}, options);
  }

  /** The one reaction of the contact centre to a message; null takes it back. */
  react(taskId: string, messageId: string, emoji: string | null, options?: AskOptions): Promise<void> {
    return this.command({type: 'react', taskId, messageId, emoji}, options);
  }

  markRead(taskId: string, seq: number, options?: AskOptions): Promise<void> {
    return this.command({type: 'markRead', taskId, seq}, options);
  }

  typing(taskId: string, options?: AskOptions): Promise<void> {
    return this.command({type: 'typing', taskId}, options);
  }

  /** Fetches the templates that may be sent in this conversation, into `state.templates`. */
  listTemplates(taskId: string, options?: AskOptions): Promise<void> {
    return this.command({type: 'listTemplates', taskId}, options);
  }

  /** Fetches where this conversation can go, into `state.targets`. */
  listTargets(taskId: string, options?: AskOptions): Promise<void> {
    return this.command({type: 'listTargets', taskId}, options);
  }

  transfer(
    taskId: string,
    {kind, id}: Pick<Target, 'kind' | 'id'>,
    note: string | null = null,
    options?: AskOptions,
  ): Promise<void> {
    return this.command({type: 'transfer', taskId, target: {kind, id}, note}, options);
  }

  conference(
    taskId: string,
    {kind, id}: Pick<Target, 'kind' | 'id'>,
    note: string | null = null,
    options?: AskOptions,
  ): Promise<void> {
    return this.command({type: 'conference', taskId, target: {kind, id}, note}, options);
  }

  /** Takes a conference request back. */
  cancelConference(taskId: string, options?: AskOptions): Promise<void> {
    return this.command({type: 'cancelConference', taskId}, options);
  }

  /** The owner goes on without the guest. */
  releaseGuest(taskId: string, options?: AskOptions): Promise<void> {
    return this.command({type: 'releaseGuest', taskId}, options);
  }

  /** The owner ends the conversation for all. */
  endConference(taskId: string, options?: AskOptions): Promise<void> {
    return this.command({type: 'endConference', taskId}, options);
  }

  /** The guest leaves customer and owner talking. */
  exitConference(taskId: string, options?: AskOptions): Promise<void> {
    return this.command({type: 'exitConference', taskId}, options);
  }

  end(taskId: string, options?: AskOptions): Promise<void> {
    return this.command({type: 'end', taskId}, options);
  }

  wrapUp(taskId: string, reasonId: string, options?: AskOptions): Promise<void> {
    return this.command({type: 'wrapUp', taskId, reasonId}, options);
  }

  /** Starts the time for wrap-up anew, where the queue limits it. */
  extendWrapUp(taskId: string, options?: AskOptions): Promise<void> {
    return this.command({type: 'extendWrapUp', taskId}, options);
  }

  /** Saves a CAD variable; `version` is that of the value the agent has changed. */
  setVariable(taskId: string, name: string, value: string, version: number, options?: AskOptions): Promise<void> {
    return this.command({type: 'setVariable', taskId, name, value, version}, options);
  }

  /** Shows one masked value for a short time, where the administrator allows it; see the command. */
  reveal(
    what: Pick<Revealed, 'taskId' | 'messageId' | 'stretch'>,
    reason: string,
    options?: AskOptions,
  ): Promise<void> {
    return this.command({type: 'reveal', ...what, reason}, options);
  }

  seeNotice(noticeId: string, options?: AskOptions): Promise<void> {
    return this.command({type: 'seeNotice', noticeId}, options);
  }

  /** The first page of a history, anew; without a task the agent's own last 24 hours. */
  loadHistory(taskId: string | null, options?: AskOptions): Promise<void> {
    return this.command({type: 'loadHistory', taskId, after: null}, options);
  }

  /** The next page; nothing when all are loaded. */
  async loadMoreHistory(taskId: string | null, options?: AskOptions): Promise<void> {
    const after = this.state.histories.get(taskId ?? OWN)?.next;
    if (after !== undefined && after !== null) await this.command({type: 'loadHistory', taskId, after}, options);
  }

  /** Messages of an interaction in a history: the newest first, then with every call those before. */
  async loadInteraction(taskId: string | null, interactionId: string, options?: AskOptions): Promise<void> {
    const floor = this.state.pastThreads.get(interactionId)?.floor ?? null;
    if (floor && !Number.isFinite(floor.at)) return;
    await this.command({type: 'loadInteraction', taskId, interactionId, before: floor}, options);
  }

  /** Earlier messages of a task's conversation; nothing when all are loaded. */
  async loadOlder(taskId: string, options?: AskOptions): Promise<void> {
    const floor = this.state.threads.get(this.state.tasks.get(taskId)?.conversationId ?? '')?.floor;
    if (floor && Number.isFinite(floor.at)) await this.command({type: 'loadOlder', taskId, before: floor}, options);
  }
}
