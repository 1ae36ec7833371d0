/** `wa-desk-gateway`: the gateway as a function, for tests and for those who embed it. */
export {buildApp, type AppDeps} from './app.js';
export {createDatabaseClock, type Clock} from './clock.js';
export {parseConfig, readConfigFile, ConfigError, type Config} from './config.js';
export {createManualClock, type ManualClock} from './manual-clock.js';
export {startEmbeddedPostgres} from './store/embedded.js';
export {createGraph, type Graph, type GraphOptions} from './whatsapp/graph.js';
