import {css} from 'lit';
import {around} from './around.styles.js';
import {cards} from './cards.styles.js';
import {inward} from './inward.styles.js';
import {media} from './media.styles.js';

const styles = css`
  ${around}${cards}${media}${inward}
`;

export {styles};
