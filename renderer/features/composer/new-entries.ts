import { hues } from '../../../shared/plan/lists.ts'
import type { CampaignId, TagId } from '../../../shared/plan/post.ts'
import { api } from '../../state/api.ts'

const hueAfter = (count: number) => hues[count % hues.length] ?? 'blue'

/** Adds a tag to the team's list and returns its id. `count` is how many there are, to give each the next hue. */
export async function createTag(name: string, count: number): Promise<TagId> {
  const id = await api().lists.newId()
  await api().lists.saveTag({ id, name: name.trim(), hue: hueAfter(count) })
  return id
}

/** Adds a campaign to the team's list and returns its id. */
export async function createCampaign(name: string, count: number): Promise<CampaignId> {
  const id = await api().lists.newId()
  await api().lists.saveCampaign({ id, name: name.trim(), hue: hueAfter(count) })
  return id
}
