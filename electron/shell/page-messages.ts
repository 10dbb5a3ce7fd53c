import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron'
import * as v from 'valibot'
import { appPage } from './app-protocol.ts'

type Schema = v.GenericSchema<unknown>
interface Channel<S extends Schema> {
  readonly channel: string
  readonly schema: S
}

/** True only for the main frame of our own page: other frames, and pages that came to have our preload, get nothing. */
function isOurPage(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  return event.senderFrame === event.sender.mainFrame && event.senderFrame?.url.startsWith(appPage) === true
}

/** Receives a message of the page until the returned function is called; one that fails its check is dropped. */
export function onPageMessage<S extends Schema>(
  { channel, schema }: Channel<S>,
  handler: (value: v.InferOutput<S>, event: IpcMainEvent) => void,
): () => void {
  const listener = (event: IpcMainEvent, value: unknown) => {
    const checked = v.safeParse(schema, value)
    if (isOurPage(event) && checked.success) handler(checked.output, event)
  }
  ipcMain.on(channel, listener)
  return () => ipcMain.off(channel, listener)
}

/** Answers a request of the page; one that fails its check is answered with `refused`. */
export function answerPage<S extends Schema, T>(
  { channel, schema }: Channel<S>,
  refused: T,
  handler: (value: v.InferOutput<S>) => Promise<T>,
): void {
  ipcMain.handle(channel, async (event, value: unknown) => {
    const checked = v.safeParse(schema, value)
    return isOurPage(event) && checked.success ? handler(checked.output) : refused
  })
}
