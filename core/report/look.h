#pragma once

/// The look all writers share: one accent colour, thin rules, sizes in points, lengths in millimetres. Paper is A4.
namespace counterpoint::report::look {

inline constexpr auto accent = "1b5e6b"; ///< headings, the rule beside a quote
inline constexpr auto ink = "1d2326"; ///< text and the outer rules of tables
inline constexpr auto faint = "56626a"; ///< subtitle, notes, attributions, page numbers; 6:1 on white

inline constexpr double pageWidth = 210;
inline constexpr double pageHeight = 297;
inline constexpr double margin = 25;
inline constexpr double textWidth = pageWidth - 2 * margin;
inline constexpr double textHeight = pageHeight - 2 * margin;

inline constexpr double titleSize = 24;
inline constexpr double subtitleSize = 13;
inline constexpr double headingSizes[] = {17, 13.5, 11.5};
inline constexpr double textSize = 10.5;
inline constexpr double tableSize = 9.5;
inline constexpr double smallTableSize = 7.5; ///< of a table too wide for its words
inline constexpr double captionSize = 9.5;
inline constexpr double noteSize = 8.5;
inline constexpr double lineHeight = 1.3;

inline constexpr double indent = 8; ///< of quotes and list items
inline constexpr double cellPadding = 1.8; ///< left and right
inline constexpr double pictureScale = 3; ///< pixels of a PNG for one unit of a drawing: 288 a inch

} // namespace counterpoint::report::look
