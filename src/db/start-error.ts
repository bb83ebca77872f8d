/** A start that cannot succeed, said in one sentence to whoever runs the platform; anything else that is thrown is a bug. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
