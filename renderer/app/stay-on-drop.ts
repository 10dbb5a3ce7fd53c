/** Without this a file that is dropped where nothing takes it, or before anything can, is shown in the place of Placard. */
export function stayOnDrop(): void {
  const stay = (event: DragEvent) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
  }
  window.addEventListener('dragover', stay)
  window.addEventListener('drop', stay)
}
