import {createApp} from 'vue';
import '../../crm/crm.css';
import App from './App.vue';

createApp(App).mount('#app');
