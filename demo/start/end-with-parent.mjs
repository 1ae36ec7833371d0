// Loaded into the gateway: when the demo was killed and could not stop it, it stops by itself, in order.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
