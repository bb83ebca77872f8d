import type { Refusal } from '../../domain/errors.ts'
import { ownAgencies } from '../../domain/permissions.ts'
import { type AskedField, askedFields, type Typed } from '../../web/asked.ts'
import { fileSize } from '../../web/format.ts'
import type { Request } from '../../web/types.ts'
import { accountFields, factFields, summaryOf } from './fields.ts'
import type { FileFormProps } from './pages.ts'
import { ownUpload } from './uploading.ts'
import type { Vault } from './vault.ts'

/** Where a form was come to from: an item of an assessment, the signed minutes of a submission, or nowhere in particular. */
export interface From {
  readonly penilaian: string
  readonly indikator: string
  readonly butir: string
  readonly pengiriman: string
}

/** Where the form goes back to with the new document chosen. */
export function placePath({ penilaian, indikator, butir, pengiriman }: From): string | null {
  if (penilaian && pengiriman) return `/penilaian/${penilaian}/pengiriman/${pengiriman}/berita-acara`
  return penilaian && indikator && butir ? `/penilaian/${penilaian}/indikator/${indikator}/bukti/${butir}` : null
}

/** Errors as sentences' keys beside their fields: those of the form, then those a verb told. */
export function withErrors(fields: Typed, refusal: Refusal | null): Typed {
  const told = new Map((refusal?.details.errors ?? []).map(({ field, key }) => [field, key]))
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, { ...field, error: field.error ?? told.get(name) ?? null }]),
  )
}

/** Everything that the forms of new documents have in common. */
export function newForm({ t, actor }: Request, typed: Typed, from: From, titleHint: string) {
  const agencies = ownAgencies(actor)
  const names = new Map(actor?.memberships.map(({ agency, agencyName }) => [agency, agencyName ?? '']))
  const options = agencies.map((value) => ({ value, label: names.get(value) ?? value }))
  const agency: AskedField[] =
    agencies.length > 1 ? askedFields(t, 'evidence', [{ name: 'agency', as: 'list', options }], typed) : []
  const fields = [...agency, ...factFields(t, typed, titleHint)]
  const account = accountFields(t, typed)
  const path = placePath(from)
  const label = from.pengiriman ? t('evidence.form.minutes') : from.butir
  return {
    back: path ? { href: path, label } : { href: '/bukti', label: t('evidence.list.title') },
    eyebrow: !path
      ? ''
      : from.pengiriman
        ? t('evidence.form.forMinutes')
        : t('evidence.form.forItem', { item: from.butir }),
    hidden: path ? Object.entries(from).map(([name, value]) => ({ name, value })) : [],
    fields,
    account,
    errors: summaryOf([...fields, ...account.fields]),
  }
}

/** The part of a form that is about its file. */
export async function filePart(
  vault: Vault,
  request: Request,
  ids: readonly string[],
  refusal: Refusal | null,
  actor = request.actor,
): Promise<Pick<FileFormProps, 'fileError' | 'limit' | 'limitBytes' | 'uploads'>> {
  const { t, lang } = request
  const found = await Promise.all(ids.map((id) => ownUpload(vault, actor, id).catch(() => null)))
  const uploads = found.flatMap((upload) =>
    upload ? [{ id: upload.id, name: upload.name, size: fileSize(lang, upload.keptSize ?? upload.size) }] : [],
  )
  const told = refusal?.details.errors?.find(({ field }) => field === 'file')
  return {
    fileError: told ? t(told.key, told.args) : '',
    limit: fileSize(lang, vault.limits.fileBytes),
    limitBytes: vault.limits.fileBytes,
    uploads,
  }
}
