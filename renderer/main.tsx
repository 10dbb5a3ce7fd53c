import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import { startWorker } from './app/start-worker.ts'
import { provideApi } from './state/api.ts'

provideApi(startWorker())
const container = document.getElementById('app')
if (container !== null) {
  createRoot(container).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
