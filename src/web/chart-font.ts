/** The one font of pictures made here. A server may have no fonts, and a canvas without one draws no text and says nothing. */
export const family = 'Living Lab Inter'
