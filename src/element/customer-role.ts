import {html, type TemplateResult} from 'lit';
import type {Customer} from '../core/customer.js';
import type {Strings} from '../strings/en.js';

/** Beside a name, outside of it: that it is a customer's, whatever the name says. */
export const renderRole = ({group}: Pick<Customer, 'group'>, {customer}: Strings): TemplateResult =>
  html`<span class="visually-hidden">, </span
    ><span class="customer-role" part="role">${group ? customer.groupRole : customer.role}</span>`;
