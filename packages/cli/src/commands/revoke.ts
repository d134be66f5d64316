import type {Command} from '../command.js';
export const revokeCommand: Command = {summary: 'x', usage: 'x', run: async () => 0};
