import { type Grant, type Role, roles } from './grants.ts'

/** How much a role may do: each can do all that the one before can; no role can do nothing. */
export const rank = (role: Role | null): number => (role === null ? -1 : roles.indexOf(role))

/** True if someone of the first role may let others in with the second: whoever may write may, up to their own role. */
export const mayGive = (own: Role, given: Role): boolean => rank(own) >= rank('editor') && rank(given) <= rank(own)

/** True if the role allows to change the plan. */
export const mayWrite = (role: Role | null): boolean => rank(role) >= rank('editor')

/** True if someone of the role may make this grant; `own`: it is about their own member or their own invitation. */
export function permits(role: Role | null, grant: Grant, own: boolean): boolean {
  if (role === null) return false
  switch (grant.kind) {
    case 'invite':
      return mayGive(role, grant.role)
    case 'pair':
      return true
    case 'leave':
      return own
    case 'withdraw':
      return own || role === 'admin'
    case 'role':
    case 'remove':
    case 'rotate':
      return role === 'admin'
    case 'genesis':
    case 'join':
      return false
  }
}
