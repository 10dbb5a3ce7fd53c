import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Snippet } from '../../../shared/plan/lists.ts'
import { titleOf } from '../../../shared/plan/post-document.ts'
import { api } from '../../state/api.ts'
import { useLists } from '../../state/lists.ts'
import { Button } from '../../ui/button.tsx'
import { EntryRows } from './entry-rows.tsx'
import { removeEntry } from './remove-entry.ts'
import { Section } from './section.tsx'
import { WordsDialog } from './words-dialog.tsx'

const fresh: Snippet = { id: '', name: '', text: '' }

async function save(snippet: Snippet): Promise<void> {
  await api().lists.saveSnippet({ ...snippet, id: snippet.id === '' ? await api().lists.newId() : snippet.id })
}

/** Words that are used again and again. */
export function Snippets() {
  const snippets = useLists((state) => state.lists.snippets)
  const [edited, setEdited] = useState<Snippet | null>(null)
  return (
    <Section title="Snippets" about="Words that you use again and again, inserted while writing.">
      <EntryRows
        entries={snippets}
        detailOf={({ text }) => titleOf(text)}
        empty="No snippets yet. Keep a sign-off or a donation line here, and insert it with two clicks."
        onEdit={setEdited}
        onRemove={(snippet) => void removeEntry('snippets', snippet.id, snippet.name, () => save(snippet))}
      />
      <div>
        <Button icon={Plus} onPress={() => setEdited(fresh)}>
          Add a snippet
        </Button>
      </div>
      {edited !== null && (
        <WordsDialog
          title={edited.id === '' ? 'Add a snippet' : 'Edit snippet'}
          name={edited.name}
          words={edited.text}
          wordsLabel="Text"
          hint="Inserted as it stands here."
          isGood={(words) => words.trim() !== ''}
          onClose={() => setEdited(null)}
          onSave={(name, text) => void save({ id: edited.id, name, text }).then(() => setEdited(null))}
        />
      )}
    </Section>
  )
}
