import { Plus } from 'lucide-react'
import { useState } from 'react'
import { hashtagsIn } from '../../../shared/plan/hashtags.ts'
import type { HashtagGroup } from '../../../shared/plan/lists.ts'
import { api } from '../../state/api.ts'
import { useLists } from '../../state/lists.ts'
import { Button } from '../../ui/button.tsx'
import { EntryRows } from './entry-rows.tsx'
import { removeEntry } from './remove-entry.ts'
import { Section } from './section.tsx'
import { WordsDialog } from './words-dialog.tsx'

const fresh: HashtagGroup = { id: '', name: '', hashtags: [] }

async function save(group: HashtagGroup): Promise<void> {
  await api().lists.saveHashtagGroup({ ...group, id: group.id === '' ? await api().lists.newId() : group.id })
}

/** Hashtags that are inserted together. */
export function HashtagGroups() {
  const groups = useLists((state) => state.lists.hashtagGroups)
  const [edited, setEdited] = useState<HashtagGroup | null>(null)
  return (
    <Section title="Hashtag groups" about="Hashtags that you use together, inserted while writing.">
      <EntryRows
        entries={groups}
        detailOf={({ hashtags }) => hashtags.join(' ')}
        empty="No groups yet. Collect the hashtags of a campaign once, and insert them with two clicks."
        onEdit={setEdited}
        onRemove={(group) => void removeEntry('hashtagGroups', group.id, group.name, () => save(group))}
      />
      <div>
        <Button icon={Plus} onPress={() => setEdited(fresh)}>
          Add a hashtag group
        </Button>
      </div>
      {edited !== null && (
        <WordsDialog
          title={edited.id === '' ? 'Add a hashtag group' : 'Edit hashtag group'}
          name={edited.name}
          words={edited.hashtags.join(' ')}
          wordsLabel="Hashtags"
          hint="With spaces or lines between them."
          isGood={(words) => hashtagsIn(words).length > 0}
          onClose={() => setEdited(null)}
          onSave={(name, words) =>
            void save({ id: edited.id, name, hashtags: hashtagsIn(words) }).then(() => setEdited(null))
          }
        />
      )}
    </Section>
  )
}
