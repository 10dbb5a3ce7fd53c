/** The planner. */
export function App() {
  return (
    <main>
      <h1>Placard</h1>
    </main>
  )
}
