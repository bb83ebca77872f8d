/** The part of a canvas context that charts draw with: the browser's own, the server's, or one that writes SVG. */
export interface Pen {
  fillStyle: unknown
  strokeStyle: unknown
  lineWidth: number
  lineCap: string
  lineJoin: string
  lineDashOffset: number
  font: string
  textAlign: string
  textBaseline: string
  globalAlpha: number
  save(): void
  restore(): void
  beginPath(): void
  closePath(): void
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  rect(x: number, y: number, width: number, height: number): void
  arc(x: number, y: number, radius: number, from: number, to: number, counter?: boolean): void
  fill(): void
  stroke(): void
  clip(): void
  setLineDash(dash: number[]): void
  fillRect(x: number, y: number, width: number, height: number): void
  fillText(text: string, x: number, y: number): void
  strokeText(text: string, x: number, y: number): void
  measureText(text: string): { readonly width: number }
}
