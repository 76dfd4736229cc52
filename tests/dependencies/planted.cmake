# SPDX-FileCopyrightText: Relève contributors
# SPDX-License-Identifier: Apache-2.0
#
# Plants one broken rule of each kind in a small tree and expects the dependency check to name it.
cmake_minimum_required(VERSION 3.24)

# expect(FILE CONTENT MESSAGE): with that file in the tree the check fails and says MESSAGE; empty = it passes.
function(expect file content message)
    file(REMOVE_RECURSE "${WORK}")
    file(COPY "${SOURCE}/cmake/dependencies.txt" DESTINATION "${WORK}/cmake")
    file(WRITE "${WORK}/${file}" "${content}\n")
    execute_process(COMMAND ${CMAKE_COMMAND} -D SOURCE=${WORK} -D QT_HEADERS=${QT_HEADERS}
                            -P ${SOURCE}/cmake/CheckDependencies.cmake
                    RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    string(REGEX REPLACE "[ \n]+" " " output "${output}")
    if(message STREQUAL "")
        if(NOT result EQUAL 0)
            message(FATAL_ERROR "${file} with «${content}» should pass: ${output}")
        endif()
    elseif(result EQUAL 0)
        message(FATAL_ERROR "${file} with «${content}» was not noticed")
    else()
        string(FIND "${output}" "${message}" at)
        if(at EQUAL -1)
            message(FATAL_ERROR "expected «${message}», got: ${output}")
        endif()
    endif()
endfunction()

expect(pki/ios/a.cpp "#include \"pki/x509/name.h\"" "")
expect(pki/x509/a.cpp "#include <openssl/evp.h>" "")
expect(pki/x509/a.cpp "#include \"pki/ios/records.h\"" "pki/x509 may not include pki/ios")
expect(pki/x509/a.h "#include <openssl/evp.h>" "OpenSSL stays inside .cpp files")
expect(pki/ios/a.cpp "#include <openssl/evp.h>" "pki/ios may not use OpenSSL")
expect(pki/fleet/a.cpp "#include <QString>" "pki/fleet may not use QtCore")
expect(pki/fleet/a.cpp "#include \"models/texts.h\"" "pki/fleet may not include models")
expect(models/a.cpp "#include <QColor>" "models may not use QtGui")
expect(models/a.cpp "#include <QtGui/QColor>" "models may not use QtGui")
expect(models/a.cpp "#include <QWidget>" "models may not use QtWidgets")
expect(models/a.cpp "#include \"ui/theme.h\"" "models may not include ui")
expect(ui/a.cpp "#include \"theme.h\"" "is in no folder of the table")
expect(app/cli/a.cpp "#include \"ui/theme.h\"" "app/cli may not include ui")
expect(pki/ios/CMakeLists.txt "releve_library(ios PUBLIC releve::x509)" "")
expect(pki/ios/CMakeLists.txt "releve_library(ios PUBLIC releve::fleet)" "pki/ios may not link releve::fleet")
expect(pki/ios/CMakeLists.txt "releve_library(ios PRIVATE Qt6::Core)" "pki/ios may not link QtCore")
expect(pki/x509/CMakeLists.txt "releve_library(x509 PRIVATE OpenSSL::Crypto)" "")
expect(pki/x509/CMakeLists.txt "releve_library(x509 PUBLIC OpenSSL::Crypto)" "OpenSSL must be linked PRIVATE")
