/**
 * Loaded into the firebase CLI's process before it starts. When the launcher is gone without a word (killed
 * outright), the channel to it closes and the CLI ends as if somebody had pressed Ctrl-C.
 */
process.on('disconnect', () => process.kill(process.pid, 'SIGINT'));
process.channel?.unref();
