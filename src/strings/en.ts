import {regional} from './regional.js';

const whole = (count: number): string => new Intl.NumberFormat(regional('en')).format(count);

/** Words by a key that comes from outside, which may be none of these. */
const kinds = (words: Record<string, string>): Record<string, string> => words;

/** English: the type of every catalogue. Sentences are whole, never glued; what varies comes in by name. */
export const en = {
  locale: 'en',
  dir: 'ltr',
  customer: {
    unnamed: (shortId: string) => `WhatsApp customer ${shortId}`,
    numberHidden: 'Number hidden by the customer',
  },
  timer: {
    labelled: (label: string, duration: string) => `${label}: ${duration}`,
  },
  connection: {
    connecting: 'Connecting…',
    reconnecting: 'Reconnecting…',
    offline: 'No connection',
    'signed-out': 'Signed out',
  },
  agentState: {
    label: (state: string) => `Your state: ${state}`,
    labelNoted: (state: string, note: string) => `Your state: ${state}. ${note}`,
    menu: 'Choose your state',
    states: 'States',
    available: 'Available',
    idle: 'Idle',
    rona: 'RONA',
    offline: 'Offline',
    /** By the id of codes that are the system's own. */
    systemCodes: kinds({'connection-lost': 'Connection lost'}),
    engaged: 'In conversation',
    full: 'At capacity',
    fullTold: 'At capacity: no new requests',
    load: (load: number, capacity: number) =>
      capacity === 1 ? `${whole(load)} of 1 conversation` : `${whole(load)} of ${whole(capacity)} conversations`,
    search: 'Search states',
    found: (count: number) => (count === 1 ? '1 state' : `${whole(count)} states`),
    none: (query: string) => `No state matches “${query}”. Try another word.`,
    ronaTold: 'You did not accept a request in time. No requests come until you choose Available.',
    goAvailable: 'Go Available',
    goIdle: 'Choose Idle',
    devices: (count: number) =>
      count === 1 ? 'You are signed in on this device alone' : `You are signed in on ${whole(count)} devices`,
    closeOthers: 'Sign out the others',
    closingOthers: 'Signing out the others…',
    signOut: 'Sign out',
    signingOut: 'Signing out…',
    workOpen: (offers: number, tasks: number) => {
      const requests = offers === 1 ? '1 request' : `${whole(offers)} requests`;
      const conversations = tasks === 1 ? '1 conversation' : `${whole(tasks)} conversations`;
      if (offers > 0 && tasks > 0) return `Finish ${requests} and ${conversations} first.`;
      return `Finish ${offers > 0 ? requests : conversations} first.`;
    },
    elapsed: 'Time in this state',
    changing: 'Changing your state…',
    dismiss: 'Dismiss',
  },
  offer: {
    region: 'Requests',
    /** By the kind of request. */
    request: {
      new: (customer: string) => `Request from ${customer}`,
      transfer: (customer: string) => `Transfer of ${customer}`,
      conference: (customer: string) => `Conference with ${customer}`,
    },
    kind: {new: 'New conversation', transfer: 'Transfer to you', conference: 'Conference request'},
    asks: {
      new: (name: string) => `From ${name}`,
      transfer: (name: string) => `${name} hands this conversation to you`,
      conference: (name: string) => `${name} asks you to join`,
    },
    note: 'Note',
    wholeNote: 'Show the whole note',
    lessOfNote: 'Show less',
    number: 'Number',
    source: 'To',
    queue: 'Queue',
    waiting: 'Waiting',
    left: 'Time to accept',
    leftUrgent: 'Last seconds to accept',
    accept: 'Accept',
    acceptOf: (customer: string) => `Accept ${customer}`,
    accepting: 'Accepting…',
    some: (shown: number, all: number) => `1–${whole(shown)} of ${whole(all)}`,
    acceptMany: (count: number) => `Accept ${whole(count)}`,
    acceptManyLabel: (count: number) => (count === 1 ? 'Accept 1 request' : `Accept ${whole(count)} requests`),
    onlySome: (fitting: number, all: number) =>
      `You have room for ${whole(fitting)} of these ${whole(all)} now: the earliest come first.`,
    acceptedMany: (accepted: number, asked: number) =>
      accepted === asked
        ? `${whole(accepted)} requests accepted`
        : `${whole(accepted)} of ${whole(asked)} requests accepted`,
    told: (customer: string, queue: string) => `New request from ${customer} in ${queue}`,
    toldTransfer: (customer: string, from: string) => `${from} transfers ${customer} to you`,
    toldConference: (customer: string, from: string) => `${from} asks you to join the conversation with ${customer}`,
    toldMore: (count: number) => (count === 1 ? '1 new request' : `${whole(count)} new requests`),
    missed: {
      lapsed: (customer: string) => `You did not accept ${customer} in time.`,
      taken: (customer: string) => `${customer} was accepted by somebody else.`,
      takenBy: (customer: string, by: string) => `${by} accepted ${customer}.`,
      withdrawn: (customer: string) => `The request of ${customer} was withdrawn.`,
    },
    rona: 'You are in RONA: no requests come until you choose.',
    choices: 'Choose your state',
    goAvailable: 'Go Available',
    goIdle: 'Go Idle',
    goIdleWith: (code: string) => `Go Idle: ${code}`,
    dismiss: 'Dismiss',
  },
  /** By `DeskErrorCode`: why a command was refused and what to do. */
  refused: {
    vetoed: 'This page stopped it. Nothing was changed.',
    'intent-failed': 'This page could not finish its own step, so nothing was changed. Try again.',
    'intent-timeout': 'This page took too long over its own step, so nothing was changed. Try again.',
    'not-connected': 'The desk is not connected. Try again when it is.',
    unreachable: 'The contact centre did not answer. Check your connection and try again.',
    'signed-out': 'You are signed out. Sign in again.',
    'rate-limited': 'Too many requests at once. Wait a moment and try again.',
    internal: 'The contact centre had a problem. Try again.',
    'bad-command': 'The contact centre could not read this request. Tell your administrator.',
    'key-reused': 'The contact centre could not read this request. Try again.',
    unsupported: 'This contact centre cannot do this.',
    'already-pending': 'This is under way already.',
    'not-found': 'This is no longer with you.',
    'offer-gone': 'This request is no longer with you.',
    'task-ended': 'The conversation has ended. Nothing more can be sent.',
    'line-deleted': 'The WhatsApp line was deleted. Nothing more can be sent.',
    'window-closed': 'The time for free text has passed. You can write again when the customer does.',
    'text-empty': 'There is nothing to send yet.',
    'text-too-long': 'The text is too long. Shorten it, then send.',
    'may-have-arrived': 'The message may have arrived, so it stays as it is.',
    'not-failed': 'The message has not failed: there is nothing to try again.',
    'unknown-reason': 'This reason is no longer offered. Choose another.',
    'unknown-code': 'This reason is no longer offered. Choose another.',
    'work-open': 'Finish your open requests and conversations first.',
    'target-unavailable': 'This choice is not available any more. Refresh the list and choose another.',
    'conference-open': 'A colleague is in this conversation or was asked to join. Finish that first.',
    'no-conference': 'The conference is over already.',
    'not-owner': 'Only the colleague who leads this conversation can do this.',
    'no-limit': 'The time for wrap-up is not limited here.',
    'not-editable': 'This value cannot be changed here.',
    'bad-value': 'This value does not fit the field. Correct it, then save again.',
    'changed-meanwhile': 'A colleague has changed this value since you began. Look at theirs, then save again.',
    'masker-missing': 'The desk is not set up completely. Tell your administrator.',
    'session-taken': 'The desk is not set up correctly. Tell your administrator.',
  },
  conversation: {
    label: (customer: string) => `Conversation with ${customer}`,
    unread: (count: number) => (count === 1 ? '1 unread message' : `${whole(count)} unread messages`),
    fresh: (count: number) => (count === 1 ? '1 new message' : `${whole(count)} new messages`),
    toEnd: 'Go to the newest message',
    older: 'Show earlier messages',
    loadingOlder: 'Loading earlier messages…',
    empty: 'No messages yet',
    received: (name: string, text: string) => `${name}: ${text}`,
    notDelivered: (reason: string) => `A message was not delivered. ${reason}`,
    copied: (time: string, name: string, text: string) => `[${time}] ${name}: ${text}`,
    receivedFromColleague: (name: string, text: string) => `${name}, your colleague: ${text}`,
    you: 'You',
    colleague: 'your colleague',
    business: 'Your company, on another device',
    system: 'System',
    edited: 'Edited',
    deleted: 'This message was deleted',
    placeholder: (kind: string) => `${kind} – not shown in this version`,
    /** By the kind on the wire; `other` for those without a word of their own. */
    kinds: kinds({
      image: 'Photo',
      video: 'Video',
      audio: 'Voice message or audio',
      document: 'Document',
      sticker: 'Sticker',
      location: 'Location',
      contacts: 'Contact card',
      interactive: 'Answer to a menu',
      button: 'Answer to a button',
      order: 'Order',
      template: 'Template message',
      reaction: 'Reaction',
      unsupported: 'A kind of message WhatsApp does not pass on',
    }),
    otherKind: 'A message of another kind',
    notices: {
      'identity-changed': () => 'The customer’s number or security code has changed',
      'agent-joined': (name: string) => `${name} joined the conversation`,
      'agent-left': (name: string) => `${name} left the conversation`,
      transferred: (name: string) => `The conversation was transferred to ${name}`,
      ended: () => 'The conversation has ended',
      'line-deleted': () => 'The WhatsApp line was deleted',
      system: (text: string) => text,
    },
    somebody: 'Somebody',
  },
  delivery: {
    queued: 'Waiting to be sent',
    sending: 'Sending',
    accepted: 'Sent',
    sent: 'Sent',
    delivered: 'Delivered',
    read: 'Read',
    played: 'Played',
    failed: 'Not delivered',
    unconfirmed: 'May not have arrived',
    waitingOffline: 'Will be sent when you are online',
    waitingRate: 'Waiting: WhatsApp limits how fast messages can be sent',
    retry: 'Retry',
    edit: 'Edit',
    delete: 'Delete',
    sendAgain: 'Send again anyway',
    unsure: 'May not have arrived. If you send it again, the customer may get it twice.',
    /** By the Graph error code. */
    reasons: kinds({
      '0': 'The connection to WhatsApp has expired. Tell your administrator.',
      '190': 'The connection to WhatsApp has expired. Tell your administrator.',
      '3': 'Sending is not permitted for this line. Tell your administrator.',
      '10': 'Sending is not permitted for this line. Tell your administrator.',
      '131005': 'Sending is not permitted for this line. Tell your administrator.',
      '4': 'Too many messages were sent from this account. Try again in a few minutes.',
      '80007': 'Too many messages were sent from this account. Try again in a few minutes.',
      '130429': 'This line is sending too fast. Try again in a moment.',
      '131048': 'WhatsApp limits sending from this line. Tell your administrator.',
      '131056': 'Too many messages to this customer in a short time. Wait a little, then try again.',
      '131047': 'More than 24 hours have passed since the customer last wrote.',
      '131026':
        'WhatsApp cannot deliver to this customer: not on WhatsApp, an old app, or blocked. Use another channel.',
      '131049': 'WhatsApp chose not to deliver this message. Wait a day before trying again.',
      '131050': 'The customer does not want marketing messages.',
      '130472': 'WhatsApp holds this message back in an experiment.',
      '131051': 'WhatsApp does not carry this kind of message.',
      '131030': 'This number is not on the list of test numbers.',
      '131021': 'Sender and recipient are the same number.',
      '131031': 'The WhatsApp account is restricted. Tell your administrator.',
      '368': 'The WhatsApp account is restricted. Tell your administrator.',
      '130497': 'The WhatsApp account may not write to this country.',
      '131042': 'WhatsApp has a problem with the payment of this account. Tell your administrator.',
      '131045': 'This line is not registered with WhatsApp. Tell your administrator.',
      '133010': 'This line is not registered with WhatsApp. Tell your administrator.',
      '131057': 'WhatsApp is upgrading this line. Try again in a few minutes.',
      '131000': 'WhatsApp had a problem. Try again.',
      '131016': 'WhatsApp had a problem. Try again.',
      '131062': 'This message needs the customer’s phone number.',
      '137000': 'The customer’s security code has changed.',
    }),
    otherReason: (code: string) => `Not delivered (code ${code})`,
  },
  composer: {
    label: (customer: string) => `Message to ${customer}`,
    placeholder: (customer: string) => `Write to ${customer}`,
    send: 'Send',
    enterSends: 'Enter sends, Shift+Enter starts a new line',
    modEnterSends: (modifier: string) => `${modifier}+Enter sends, Enter starts a new line`,
    count: (length: number, max: number) => `${whole(length)} of ${whole(max)} characters`,
    tooLong: (excess: number) =>
      excess === 1
        ? 'The text is 1 character too long. Shorten it, then send.'
        : `The text is ${whole(excess)} characters too long. Shorten it, then send.`,
    offline: 'You are offline. What you send now will be sent when the connection is back.',
    notKept: 'This draft is kept only until the page is closed.',
  },
  wrapUp: {
    title: 'Wrap up',
    intro: (customer: string) => `Why did ${customer} write? Choose a reason to finish.`,
    search: 'Search reasons',
    reasons: 'Wrap-up reasons',
    none: (query: string) => `No reason matches “${query}”. Try another word.`,
    noReasons: 'This queue has no wrap-up reasons. Ask your administrator to add one.',
    found: (count: number) => (count === 1 ? '1 reason' : `${whole(count)} reasons`),
    submit: 'Submit wrap-up',
    chooseFirst: 'Choose a reason first.',
    hint: (modifier: string) => `Enter selects, ${modifier}+Enter submits`,
  },
  taskList: {
    label: 'Conversations',
    empty: 'No conversations yet',
    emptyNext: 'Conversations you accept appear here.',
    emptyIdle: 'Set yourself to Available to receive some.',
    channel: 'WhatsApp',
    phase: {connected: 'Connected', interrupted: 'Interrupted', 'wrap-up': 'Wrap-up'},
    draft: (text: string) => `Draft: ${text}`,
    mine: (text: string) => `You: ${text}`,
    theirs: (name: string, text: string) => `${name}: ${text}`,
    conferenceRequested: (name: string) => `Conference requested · ${name}`,
    conference: (name: string) => `Conference · ${name}`,
    guest: 'Guest',
    guestOf: (name: string) => `Guest of ${name}`,
    /** How long the customer has waited for an answer: at first, past the first threshold, past the second. */
    waiting: {fresh: 'Waiting', long: 'Long wait', overdue: 'Overdue'},
    timeLeft: (minutes: number) =>
      minutes === 1 ? 'Less than a minute left for wrap-up' : `Less than ${whole(minutes)} minutes left for wrap-up`,
    noMessages: 'No messages yet',
    unread: (count: number) => (count === 1 ? '1 unread message' : `${whole(count)} unread messages`),
    elapsed: 'Time since accepted',
    wrapping: 'Time in wrap-up',
    now: 'now',
  },
  interaction: {
    label: 'Conversation',
    line: (name: string, number: string) => `${name}, ${number}`,
    elapsed: 'Time since accepted',
    wrapping: 'Time in wrap-up',
    controls: 'What you can do with this conversation',
    control: {
      transfer: () => 'Transfer',
      conference: () => 'Conference',
      cancelConference: () => 'Cancel request',
      releaseGuest: (name: string) => `Release ${name}`,
      endConference: () => 'End conference',
      exitConference: () => 'Exit conference',
      end: () => 'End',
    },
    conference: {requested: 'Conference requested', active: 'Conference'},
    conferenceElapsed: {requested: 'Time since requested', active: 'Time in conference'},
    endings: {
      ended: 'Ended',
      transferred: 'Transferred',
      left: 'You left the conference',
      released: 'You were released from the conference',
      requeued: 'Back in the queue',
    },
    interrupted: 'An administrator deleted the WhatsApp line. This conversation cannot go on: press End.',
    interruptedGuest:
      'An administrator deleted the WhatsApp line. This conversation cannot go on: press Exit conference.',
    unloaded: 'This part of the desk could not be loaded. Check your connection and try again.',
    dismiss: 'Dismiss',
    lost: 'The conversation ended before all you wrote there was sent. The customer did not get:',
    from: {
      transfer: (name: string) => `${name} transferred this conversation to you.`,
      conference: (name: string) => `${name} asked you to join this conversation.`,
    },
    noteFrom: (name: string) => `Note from ${name}:`,
    notices: {
      'transfer-dropped': (customer: string, queue: string | null) =>
        queue === null
          ? `The transfer of ${customer} was not accepted. The customer is back in the queue.`
          : `The transfer of ${customer} was not accepted. The customer is back in ${queue}.`,
      'conference-dropped': (customer: string, asked: string | null) =>
        asked === null
          ? `Nobody joined your conference with ${customer}.`
          : `The conference request about ${customer} to ${asked} was not accepted. Nobody joined.`,
      requeued: (customer: string, queue: string | null) =>
        queue === null
          ? `You were away too long, so ${customer} is back in the queue.`
          : `You were away too long, so ${customer} is back in ${queue}.`,
      inherited: (customer: string, owner: string | null) =>
        owner === null
          ? `Your colleague left the conversation with ${customer}. You go on with it alone.`
          : `${owner} left the conversation with ${customer}. You go on with it alone.`,
      'wrapped-up': (customer: string, reason: string | null) =>
        reason === null
          ? `The time for the wrap-up of ${customer} was over. It was submitted for you.`
          : `The time for the wrap-up of ${customer} was over. “${reason}” was submitted for you.`,
    },
    connectionLost: 'Connection lost. Connecting again…',
    emptyTitle: 'No conversation open',
    emptyAvailable: 'The next customer’s request appears as a popup: press Accept.',
    emptyIdle: 'Set yourself to Available to receive customers’ requests.',
    emptyChoose: 'Choose one from the list.',
    confirm: {
      end: {title: 'End this conversation?', go: 'End conversation'},
      endConference: {title: 'End this conference for all?', go: 'End conference'},
      exitConference: {title: 'Leave this conference?', go: 'Exit conference'},
    },
    confirmDraft: 'You have written something that was not sent. It is lost if you go on.',
    confirmUnsent: 'Some messages have not been sent yet.',
    goBack: 'Go back',
  },
  targets: {
    kind: 'To',
    kinds: {queue: 'Queue', agent: 'Agent'},
    search: {queue: 'Search queues', agent: 'Search agents'},
    list: {queue: 'Queues', agent: 'Agents'},
    loading: 'Loading queues and agents…',
    empty: {
      queue: 'There is no queue to choose. Ask your administrator.',
      agent: 'There is no agent to choose. Choose a queue instead.',
    },
    none: {
      queue: (query: string) => `No queue matches “${query}”. Try another word.`,
      agent: (query: string) => `Nobody matches “${query}”. Try another word.`,
    },
    found: {
      queue: (count: number) => (count === 1 ? '1 queue' : `${whole(count)} queues`),
      agent: (count: number) => (count === 1 ? '1 agent' : `${whole(count)} agents`),
    },
    refresh: 'Refresh',
    refreshing: 'Refreshing…',
    updated: (time: string) => `Updated ${time}`,
    tryAgain: 'Try again',
    /** An agent who can be asked; `load` counts offers and tasks in hand. */
    available: (load: number, capacity: number) => `Available · ${whole(load)} of ${whole(capacity)}`,
    unavailable: {
      yourself: () => 'This is you',
      'in-conversation': () => 'Already in this conversation',
      idle: () => 'Idle',
      rona: () => 'RONA',
      offline: () => 'Offline',
      'at-capacity': (load: number, capacity: number) => `At capacity: ${whole(load)} of ${whole(capacity)}`,
    },
    queueNow: (waiting: number, longest: string | null, available: number) =>
      `${
        waiting === 0
          ? 'Nobody waiting'
          : longest === null
            ? `${whole(waiting)} waiting`
            : `${whole(waiting)} waiting, longest ${longest}`
      } · ${available === 0 ? 'no agent available' : `${whole(available)} available`}`,
    chosen: (name: string) => `Chosen: ${name}`,
    notThis: (name: string, why: string) => `${name} cannot be chosen: ${why}.`,
    notAnyMore: (name: string) => `${name} cannot be chosen any more. Choose again.`,
  },
  request: {
    transfer: {
      title: (customer: string) => `Transfer ${customer}`,
      submit: 'Transfer',
      hint: (modifier: string) => `Enter selects, ${modifier}+Enter transfers`,
      over: 'The conversation has ended, so nothing was transferred.',
    },
    conference: {
      title: (customer: string) => `Conference about ${customer}`,
      submit: 'Request conference',
      hint: (modifier: string) => `Enter selects, ${modifier}+Enter requests`,
      over: 'The conversation has ended, so nobody was asked to join.',
    },
    note: 'Note to your colleague (optional)',
    count: (length: number, max: number) => `${whole(length)} of ${whole(max)} characters`,
    noteTooLong: (excess: number) =>
      excess === 1
        ? 'The note is 1 character too long. Shorten it first.'
        : `The note is ${whole(excess)} characters too long. Shorten it first.`,
    chooseFirst: 'Choose a queue or an agent first.',
    losesDraft: 'You have written something that was not sent. It is lost with the transfer.',
    losesUnsent: 'Some messages have not been sent yet.',
    cancel: 'Cancel',
  },
  notifications: {
    region: 'Notifications',
    quiet: 'Do not disturb',
    settings: 'Notification settings',
    acceptIt: 'Accept it in the desk.',
    messages: (customer: string, unread: number) =>
      unread > 1 ? `${customer}: ${whole(unread)} unread messages` : `New message from ${customer}`,
    hiddenMessage: 'New WhatsApp message',
    hiddenOffer: 'New WhatsApp request',
    hiddenOther: 'News about a WhatsApp conversation',
    told: (title: string, text: string) => `${title}. ${text}`,
    dismiss: (title: string) => `Dismiss: ${title}`,
    connectionLost: 'Connection lost',
    connectionLostNext: 'Connecting again. Customers’ messages are kept until you are back.',
    somebody: 'somebody else',
    /** What became of a customer; `other` is an agent, a queue or a reason. */
    notices: {
      'transfer-dropped': (other: string) =>
        `The transfer was not accepted. The customer waits in the queue ${other} again.`,
      'conference-dropped': (other: string) => `Nobody joined: ${other} did not accept your request.`,
      requeued: (other: string) => `You were away for too long. The conversation went back to the queue ${other}.`,
      inherited: (other: string) => `${other} has left. You go on with this conversation alone.`,
      'wrapped-up': (other: string) => `The time for wrap-up was over. The reason ${other} was submitted.`,
    },
    desktop: 'Desktop notifications',
    desktopOffer: 'Desktop notifications show requests and messages while you work in another window.',
    turnOn: 'Turn on',
    desktopTurnOn: 'Turn on desktop notifications',
    desktopGranted: 'On. They appear while this page is not in front.',
    desktopDenied: 'Your browser blocks them for this page. Allow them in its settings for this site.',
    desktopUnsupported: 'This browser cannot show them for this page.',
    notNow: 'Not now',
    sounds: 'Sounds',
    soundOffer: 'Ring for requests until they are answered',
    soundMessage: 'Short sound for messages and notices',
    volume: 'Volume',
    test: 'Play a test sound',
    soundBlocked: 'Your browser keeps this page silent until you allow sounds.',
    enableSound: 'Enable sound',
  },
  desk: {
    label: 'WhatsApp desk',
    connecting: 'Connecting…',
    failed: 'The desk could not connect',
    unreachable: 'The contact centre does not answer. Check your connection; the desk keeps trying.',
    tryAgain: 'Try again',
    back: 'All conversations',
  },
};

export type Strings = Omit<typeof en, 'locale' | 'dir'> & {locale: string; dir: string};
