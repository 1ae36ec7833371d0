import type {Customer} from '../../core/customer.js';
import type {DisplayText} from '../../core/text.js';

export type NotifyKind = 'offer' | 'message' | 'notice' | 'interrupted' | 'connection';
export type NotifyChannel = 'desktop' | 'toast' | 'sound';

/** What an agent is told. `key` stays the same for all that is about one thing: the newer takes the place of the older. */
export interface Alert {
  readonly kind: NotifyKind;
  readonly key: string;
  readonly taskId: string | null;
  /** Whom it is about, if anybody. */
  readonly customer: Pick<Customer, 'key'> | null;
  readonly title: DisplayText;
  readonly body: DisplayText;
}

/** The agent is about to be told something by one of the channels; prevent it to tell them in another way, or not. */
export class WaNotifyEvent extends Event {
  static readonly type = 'wa-notify';

  readonly kind: NotifyKind;
  readonly taskId: string | null;
  readonly title: string;
  readonly body: string;

  constructor(
    {kind, taskId, title, body}: Alert,
    readonly channel: NotifyChannel,
  ) {
    super(WaNotifyEvent.type, {bubbles: true, composed: true, cancelable: true});
    this.kind = kind;
    this.taskId = taskId;
    this.title = title.text;
    this.body = body.text;
  }
}

declare global {
  interface HTMLElementEventMap {
    'wa-notify': WaNotifyEvent;
  }
}
