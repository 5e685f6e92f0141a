#pragma once

namespace counterpoint {

/// What the user wants of the text of a file; today all of it is about PDF, whose pages show more than the text.
struct TextReading {
    bool dropPageFurniture = false; ///< headers, footers and page numbers that recur from page to page
    bool dropLineNumbers = false; ///< numbers in the margin that count the lines
};

} // namespace counterpoint
