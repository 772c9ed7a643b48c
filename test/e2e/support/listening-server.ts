import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Ears of the network: everything that reaches this machine's loopback from the app is counted. */
export interface ListeningServer {
  readonly port: number;
  /** What has arrived so far: TCP connections, HTTP requests by path, UDP packets. */
  readonly heard: readonly string[];
  readonly close: () => Promise<void>;
}

export async function startListeningServer(): Promise<ListeningServer> {
  const heard: string[] = [];
  const http = createServer((request, response) => {
    heard.push(`HTTP ${request.url}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.end('heard');
  });
  http.on('connection', () => heard.push('TCP'));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const udp = createSocket('udp4');
  udp.on('message', () => heard.push('UDP'));
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve));
  return {
    port,
    heard,
    async close() {
      udp.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
