import type { Card } from '../../../shared/plan/post.ts'
import { titleOf } from '../../../shared/plan/post-document.ts'
import type { BenchPost } from '../posts.ts'

/** The card that Placard would keep for the post. */
export function cardOfBench({ id, text, instant, status }: BenchPost): Card {
  return {
    id,
    status,
    title: titleOf(text),
    schedule: { wall: new Date(instant).toISOString().slice(0, 16), zone: 'UTC', instant },
    channels: [],
    tags: [],
    campaign: null,
    assignee: null,
    link: null,
    metrics: null,
    createdAt: instant,
    updatedAt: instant,
  }
}
