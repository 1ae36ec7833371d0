import './agent-state.js';
import './composer.js';
import './conversation.js';
import './desk-session.js';
import './desk.js';
import './elapsed-timer.js';
import './interaction.js';
import './message-bubble.js';
import './offer-popup.js';
import './task-list.js';
import './wrapup.js';

// when the rest stands: few are needed before it does
for (const later of [() => import('./transfer-dialog.js'), () => import('./conference-dialog.js')])
  later().catch(() => undefined); // it is asked for again where it is needed
