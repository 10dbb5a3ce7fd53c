import { net, protocol } from 'electron'
import { readAsset } from '../serving/assets.ts'

/** The origin of the planner's page. */
const appOrigin = 'app://placard'
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
export function serveApp(folder: string, devServer: string | null): void {
  protocol.handle('app', async (request) => {
    const url = new URL(request.url)
    if (url.host !== 'placard' || request.method !== 'GET') return new Response(null, { status: 404 })
    if (devServer !== null) return net.fetch(new URL(url.pathname + url.search, devServer).href)
    const { status, headers, body } = await readAsset(folder, url.pathname)
    return new Response(Buffer.from(body), { status, headers })
  })
}
