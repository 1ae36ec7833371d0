import type {Strings} from './en.js';
import {agentState} from './fr/agent-state.js';
import {attachments} from './fr/attachments.js';
import {composer} from './fr/composer.js';
import {connection} from './fr/connection.js';
import {controlPane} from './fr/control-pane.js';
import {conversation} from './fr/conversation.js';
import {messageTools} from './fr/message-tools.js';
import {customer} from './fr/customer.js';
import {delivery} from './fr/delivery.js';
import {desk} from './fr/desk.js';
import {emoji} from './fr/emoji.js';
import {failure} from './fr/failure.js';
import {history} from './fr/history.js';
import {interaction} from './fr/interaction.js';
import {kinds} from './fr/kinds.js';
import {masked} from './fr/masked.js';
import {missedOffer} from './fr/missed-offer.js';
import {notifications} from './fr/notifications.js';
import {offer} from './fr/offer.js';
import {oneLine} from './fr/one-line.js';
import {pane} from './fr/pane.js';
import {refused} from './fr/refused.js';
import {replies} from './fr/replies.js';
import {request} from './fr/request.js';
import {reveal} from './fr/reveal.js';
import {targets} from './fr/targets.js';
import {taskDetails} from './fr/task-details.js';
import {taskList} from './fr/task-list.js';
import {templates} from './fr/templates.js';
import {timer} from './fr/timer.js';
import {voice} from './fr/voice.js';
import {writing} from './fr/writing.js';
import {wrapUp} from './fr/wrap-up.js';

/** French; the agent is addressed as *vous*. */
export const fr: Strings = {
  locale: 'fr',
  dir: 'ltr',
  customer,
  masked,
  reveal,
  timer,
  connection,
  agentState,
  attachments,
  offer,
  missedOffer,
  refused,
  conversation,
  oneLine,
  pane,
  messageTools,
  kinds,
  delivery,
  emoji,
  failure,
  composer,
  writing,
  voice,
  wrapUp,
  taskList,
  interaction,
  controlPane,
  targets,
  request,
  replies,
  templates,
  notifications,
  taskDetails,
  history,
  desk,
};
