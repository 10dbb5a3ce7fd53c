import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { connectNetwork } from './app/connect-network.ts'
import { keepBackups } from './app/keep-backups.ts'
import { startSpelling, startWorker } from './app/start-worker.ts'
import { stayOnDrop } from './app/stay-on-drop.ts'
import { allowEmptyHtml } from './app/trusted-types.ts'
import { provideApi } from './state/api.ts'
import { provideSpelling } from './state/spelling.ts'
import { followStanding } from './state/standing.ts'
import { followStandingNews } from './state/standing-news.ts'
import { followInternet, followOpenPost } from './state/team.ts'

allowEmptyHtml()
stayOnDrop()
provideApi(startWorker())
provideSpelling(startSpelling)
keepBackups()
connectNetwork()
followOpenPost()
followInternet()
followStanding()
followStandingNews()
const container = document.getElementById('app')
if (container !== null) {
  createRoot(container).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
