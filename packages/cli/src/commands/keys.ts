import type {Command} from '../command.js';
export const keysCommand: Command = {summary: 'x', usage: 'x', run: async () => 0};
