#pragma once
#include <QTranslator>

namespace counterpoint {

/// Makes "%n case(s)" read "1 case" or "3 cases": the sentences in the source are English already, all but their plurals.
class EnglishPlurals : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    QString translate(const char* context, const char* text, const char* comment, int n) const override;
    bool isEmpty() const override { return false; }
};

} // namespace counterpoint
