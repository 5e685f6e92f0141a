#pragma once
#include <QString>

namespace counterpoint {

/// The words that a paper questionnaire has beside those of its questions, in the questionnaire's own language.
struct PaperWords {
    QString formNumber;
    QString goTo; ///< %1 the number
    QString onlyIf; ///< %1 the condition
    QString is; ///< %1 number, %2 the answer
    QString isNot;
    QString compared; ///< %1 number, %2 sign, %3 number
    QString answered; ///< %1 number
    QString notAnswered;
    QString both; ///< ' and '
    QString either; ///< ' or '
    QString tickOne;
    QString tickAll;
    QString inOrder;
    QString total; ///< %1 the sum
    QString other;
    QString date; ///< what stands under the boxes: day, month, year
    QString page; ///< %1 of %2
    QString someConditions;
};
/// By BCP 47; English where we have no words for the language.
PaperWords paperWords(const QString& languageCode);

} // namespace counterpoint
