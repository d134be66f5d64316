/** Is this drawn by a server? Lit’s own constant has the type of what browsers are given. */
import {isServer} from 'lit';

export const isOnServer: boolean = isServer;
