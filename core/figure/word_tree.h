#pragma once
#include "core/figure/drawing.h"

namespace counterpoint::figure {

/// What follows a word (or goes before it), as branches that part where the texts part; what is more frequent is written larger.
/// After Wattenberg & Viégas (2008), IEEE Trans. Vis. Comput. Graph. 14:1221.
struct WordTree {
    struct Branch {
        QString words;
        double count = 0;
        std::vector<Branch> branches{}; ///< those drawn; they may be fewer than `count`
    };
    QString title;
    QString subtitle;
    QString note; ///< how often the word stands, and what is not drawn
    Branch root;
};

Drawing draw(const WordTree& chart, Size size = {});

} // namespace counterpoint::figure
