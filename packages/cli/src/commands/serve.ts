import type {Command} from '../command.js';
export const serveCommand: Command = {summary: 'x', usage: 'x', run: async () => 0};
