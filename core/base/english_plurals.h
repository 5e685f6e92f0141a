#pragma once
#include <QTranslator>

namespace counterpoint {

/// "3 case(s)" as English writes it for `n` of them: "3 cases", "1 case".
QString withEnglishPlurals(QString sentence, int n);

/// The same for tr(): the sentences in the source are English already, all but their plurals.
class EnglishPlurals : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    QString translate(const char* context, const char* text, const char* comment, int n) const override;
    bool isEmpty() const override { return false; }
};

} // namespace counterpoint
