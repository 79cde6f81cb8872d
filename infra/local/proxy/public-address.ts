import type { IncomingMessage } from 'node:http';
import { LOOPBACK } from '../listen';

/** The address under which a reverse proxy shows this server to everybody. */
export interface PublicAddress {
  /** An https origin, without a slash at the end. */
  readonly origin: string;
  /** The host, and the port if it is not 443, as browsers send them. */
  readonly host: string;
  /** The address from which the proxy connects: only what it says about visitors is believed. */
  readonly proxy: string;
}

/** Path below which the login server is reached under the public address. */
export const LOGIN_PATH = '/login';

/** @throws TypeError when it is no address */
export function publicAddress(url: string, proxy: string = LOOPBACK): PublicAddress {
  const { origin, host } = new URL(url);
  return { origin, host, proxy };
}

const visitors = new WeakMap<IncomingMessage, string>();

/**
 * Notes the visitor's address of a request that came through the proxy: the last in `X-Forwarded-For`, which the proxy itself
 * has added; all before it are the visitor's own words.
 */
export function noteVisitor(request: IncomingMessage, { proxy }: Pick<PublicAddress, 'proxy'>): void {
  if (peerOf(request) !== proxy) return;
  const [visitor] = (request.headersDistinct['x-forwarded-for'] ?? []).join(',').split(',').slice(-1);
  if (visitor !== undefined && visitor.trim() !== '') visitors.set(request, visitor.trim());
}

/** The address of who sent a request; the peer's own unless a trusted proxy has named another. */
export function visitorOf(request: IncomingMessage): string {
  return visitors.get(request) ?? peerOf(request);
}

function peerOf(request: IncomingMessage): string {
  return (request.socket.remoteAddress ?? LOOPBACK).replace(/^::ffff:/, '');
}
