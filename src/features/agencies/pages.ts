import { page } from '../../web/pages.ts'
import type { Follow } from '../notifications/notifications.ts'
import type { ComparisonProps } from './comparison-props.ts'
import type { DirectoryProps } from './directory-props.ts'
import type { ProfileProps } from './profile-props.ts'

export const directoryPage = page<DirectoryProps>('agencies/directory')
export const profilePage = page<ProfileProps & { readonly follow: Follow | null }>('agencies/profile')
export const comparisonPage = page<ComparisonProps>('agencies/comparison')
