import { net, protocol } from 'electron'
import { readAsset } from '../serving/assets.ts'
import type { OpenedFiles } from './bundle-files.ts'

/** The origin of the planner's page. */
const appOrigin = 'app://placard'
/** The address of the planner’s page. */
export const appPage = `${appOrigin}/`

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** Serves the planner from `folder`; in development from Vite on loopback, under the same origin, so with the same data. */
export function serveApp(folder: string, devServer: string | null, opened: OpenedFiles): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    if (url.host !== 'placard' || request.method !== 'GET') return new Response(null, { status: 404 })
    if (opened.isOne(url.pathname)) return opened.take(url.pathname)
    if (devServer !== null) return net.fetch(new URL(url.pathname + url.search, devServer).href)
    const { status, headers, body } = await readAsset(folder, url.pathname)
    return new Response(Buffer.from(body), { status, headers })
  })
}
